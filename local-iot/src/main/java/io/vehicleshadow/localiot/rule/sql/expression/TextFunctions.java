package io.vehicleshadow.localiot.rule.sql.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Functions of text; other values are converted to it, and those that can't be make the result undefined. */
final class TextFunctions {

    private static final int MOST_SPACES = 1_000;
    private static final int LARGEST_ASCII = 127;

    private TextFunctions() {}

    private interface OfTexts {
        JsonNode of(List<String> texts);
    }

    static Map<String, SqlFunction> all() {
        Map<String, SqlFunction> all = new HashMap<>();
        all.put("lower", texts(1, each -> Conversion.value(each.get(0).toLowerCase(Locale.ROOT))));
        all.put("upper", texts(1, each -> Conversion.value(each.get(0).toUpperCase(Locale.ROOT))));
        all.put("trim", texts(1, each -> Conversion.value(each.get(0).strip())));
        all.put("ltrim", texts(1, each -> Conversion.value(each.get(0).stripLeading())));
        all.put("rtrim", texts(1, each -> Conversion.value(each.get(0).stripTrailing())));
        all.put(
                "length",
                texts(1, each -> count(each.get(0).codePointCount(0, each.get(0).length()))));
        all.put("numbytes", texts(1, each -> count(each.get(0).getBytes(StandardCharsets.UTF_8).length)));
        all.put("startswith", texts(2, each -> Conversion.value(each.get(0).startsWith(each.get(1)))));
        all.put("endswith", texts(2, each -> Conversion.value(each.get(0).endsWith(each.get(1)))));
        all.put("indexof", texts(2, each -> count(each.get(0).indexOf(each.get(1)))));
        all.put("replace", texts(3, each -> replaced(each.get(0), each.get(1), each.get(2))));
        all.put("regexp_matches", texts(2, each -> SafeRegex.matches(each.get(0), each.get(1))));
        all.put("regexp_replace", texts(3, each -> SafeRegex.replaced(each.get(0), each.get(1), each.get(2))));
        all.put("regexp_substr", texts(2, each -> SafeRegex.part(each.get(0), each.get(1))));
        all.put("substring", new SqlFunction(2, 3, (event, values) -> substring(values)));
        all.put("lpad", new SqlFunction(2, 2, (event, values) -> padded(values, true)));
        all.put("rpad", new SqlFunction(2, 2, (event, values) -> padded(values, false)));
        all.put("chr", new SqlFunction(1, 1, (event, values) -> character(values.get(0))));
        Map.of(
                        "md5", "MD5", "sha1", "SHA-1", "sha224", "SHA-224", "sha256", "SHA-256", "sha384", "SHA-384",
                        "sha512", "SHA-512")
                .forEach((name, algorithm) -> all.put(name, texts(1, each -> hash(algorithm, each.get(0)))));
        return all;
    }

    private static SqlFunction texts(int count, OfTexts meaning) {
        return new SqlFunction(count, count, (event, values) -> {
            List<String> texts = new ArrayList<>();
            values.forEach(value -> Conversion.text(value).ifPresent(texts::add));
            return texts.size() == count ? meaning.of(texts) : Conversion.UNDEFINED;
        });
    }

    private static JsonNode count(int number) {
        return Conversion.number(BigDecimal.valueOf(number));
    }

    private static JsonNode replaced(String text, String old, String other) {
        return Limits.isTooLong(text, old, other) ? Conversion.UNDEFINED : Conversion.value(text.replace(old, other));
    }

    private static JsonNode substring(List<JsonNode> values) {
        Optional<String> text = Conversion.text(values.get(0));
        Optional<Integer> from = NumberFunctions.index(values.get(1));
        Optional<Integer> to =
                values.size() == 3 ? NumberFunctions.index(values.get(2)) : Optional.of(Integer.MAX_VALUE);
        if (text.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Conversion.UNDEFINED;
        }
        int length = text.get().length();
        int first = Math.max(0, Math.min(length, from.get()));
        int end = Math.max(first, Math.min(length, to.get()));
        return Conversion.value(text.get().substring(first, end));
    }

    private static JsonNode padded(List<JsonNode> values, boolean left) {
        Optional<String> text = Conversion.text(values.get(0));
        Optional<Integer> wanted = NumberFunctions.index(values.get(1));
        if (text.isEmpty() || wanted.isEmpty()) {
            return Conversion.UNDEFINED;
        }
        String spaces = " ".repeat(Math.max(0, Math.min(MOST_SPACES, wanted.get())));
        return Conversion.value(left ? spaces + text.get() : text.get() + spaces);
    }

    private static JsonNode character(JsonNode code) {
        return NumberFunctions.index(code)
                .filter(number -> number >= 0 && number <= LARGEST_ASCII)
                .map(number -> Conversion.value(Character.toString(number)))
                .orElse(Conversion.UNDEFINED);
    }

    private static JsonNode hash(String algorithm, String text) {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return Conversion.value(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
