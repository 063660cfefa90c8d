package io.vehicleshadow.benchmarks.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.benchmarks.measure.Spread;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class SvgTest {
    @Test
    void near_values_stand_on_an_axis_from_zero() {
        Scale scale = Scale.of(30, 70);
        assertEquals(List.of(0.0, 20.0, 40.0, 60.0, 80.0), Ticks.of(scale));
        assertEquals(0.5, scale.at(40));
    }

    @Test
    void values_far_apart_stand_on_an_axis_of_powers_of_ten() {
        Scale scale = Scale.of(3, 800);
        assertEquals(List.of(1.0, 10.0, 100.0, 1000.0), Ticks.of(scale));
        assertEquals(1 / 3.0, scale.at(10), 1e-9);
    }

    @Test
    void an_axis_across_begins_and_ends_with_the_sizes() {
        Scale scale = Scale.between(1, 5000);
        assertEquals(0, scale.at(1));
        assertEquals(1, scale.at(5000));
    }

    @Test
    void a_size_needs_no_more_digits_than_it_has() {
        assertEquals("100,000", Ticks.label(100_000));
        assertEquals("0.25", Ticks.label(0.25));
        assertEquals("0.5", Ticks.label(0.5));
    }

    @Test
    void a_picture_is_xml_in_which_a_larger_value_stands_higher() throws Exception {
        Curve curve = new Curve("ours & theirs");
        curve.add(1, Spread.of(10, 20, 30));
        curve.add(1000, Spread.of(20, 40, 60));
        Document svg = parsed(Svg.of("Time < size", List.of(new Panel("Time", "things", "ms", List.of(curve)))));
        assertEquals("Time < size", svg.getElementsByTagName("title").item(0).getTextContent());
        NodeList points = svg.getElementsByTagName("circle");
        assertEquals(2, points.getLength());
        assertTrue(number(points, 0, "cx") < number(points, 1, "cx"));
        assertTrue(number(points, 0, "cy") > number(points, 1, "cy"));
        assertTrue(svg.getDocumentElement().getTextContent().contains("ours & theirs"));
    }

    private static double number(NodeList points, int index, String attribute) {
        return Double.parseDouble(
                points.item(index).getAttributes().getNamedItem(attribute).getTextContent());
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
