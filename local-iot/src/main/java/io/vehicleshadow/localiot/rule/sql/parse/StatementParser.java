package io.vehicleshadow.localiot.rule.sql.parse;

import io.vehicleshadow.localiot.message.TopicFilter;
import io.vehicleshadow.localiot.rule.sql.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whole statements, and expressions inside other text. */
public final class StatementParser {

    /** Characters of a statement. Source: AWS IoT Core quotas, rule size. */
    private static final int LONGEST = 256 * 1024;

    /**
     * One item of a SELECT.
     *
     * @param name the member of the result, or members inside each other; empty for {@code *} and {@code VALUE}
     */
    public record Item(Expression value, List<String> name) {}

    /**
     * A statement.
     *
     * @param isValue whether {@code SELECT VALUE}
     * @param from empty when only Basic Ingest reaches the rule
     * @param readsPayload whether it needs a payload that is JSON
     */
    public record Parsed(
            List<Item> items,
            boolean isValue,
            Optional<TopicFilter> from,
            Optional<Expression> where,
            boolean readsPayload) {}

    /** An expression, and the offset after what ended it. */
    public record Inserted(Expression expression, int end) {}

    private final Tokens tokens;
    private final ExpressionParser expressions;

    private StatementParser(String sql, int from) {
        tokens = new Tokens(sql, from);
        expressions = new ExpressionParser(tokens);
    }

    /** @throws SqlProblem when it is no statement that local-iot can carry out */
    public static Parsed statement(String sql) {
        if (sql.length() > LONGEST) {
            throw SqlProblem.of("a statement has 256 KB at most");
        }
        return new StatementParser(sql, 0).statement();
    }

    /** @throws SqlProblem when there is no expression at {@code from} with a closing brace after it */
    public static Inserted inserted(String text, int from) {
        StatementParser parser = new StatementParser(text, from);
        Expression expression = parser.expressions.expression();
        if (!parser.tokens.current().isSymbol("}")) {
            throw parser.tokens.unexpected("'}'");
        }
        return new Inserted(expression, parser.tokens.current().end());
    }

    private Parsed statement() {
        if (tokens.current().isWord("set")) {
            throw tokens.lacking("SET");
        }
        tokens.requireWord("select");
        boolean isValue = selectsValue();
        List<Item> items = isValue ? List.of(value()) : items();
        Optional<TopicFilter> from = tokens.takeWord("from") ? Optional.of(filter()) : Optional.empty();
        Optional<Expression> where =
                tokens.takeWord("where") ? Optional.of(expressions.expression()) : Optional.empty();
        if (tokens.current().kind() != Token.Kind.END) {
            throw tokens.unexpected(
                    where.isPresent()
                            ? "the end"
                            : from.isPresent() ? "WHERE or the end" : "',', FROM, WHERE or the end");
        }
        boolean isPayload = items.size() == 1 && items.get(0).value() instanceof Expression.Payload;
        return new Parsed(items, isValue, from, where, expressions.readsPayload() || !isPayload && holdsPayload(items));
    }

    private static boolean holdsPayload(List<Item> items) {
        return items.stream().anyMatch(item -> item.value() instanceof Expression.Payload);
    }

    /** VALUE is a keyword only before an expression; it may be the name of a member, with an operator after it. */
    private boolean selectsValue() {
        Token next = tokens.next();
        boolean begins = switch (next.kind()) {
            case STRING, NUMBER -> true;
            case NAME -> !ExpressionParser.isReserved(next) || next.isWord("not") || next.isWord("case");
            case SYMBOL ->
                next.isSymbol("(")
                        || next.isSymbol("[")
                        || next.isSymbol("{")
                        || next.isSymbol("*") && endsItem(tokens.after(next));
            case END -> false;
        };
        return tokens.current().isWord("value") && begins && tokens.takeWord("value");
    }

    private static boolean endsItem(Token token) {
        return token.kind() == Token.Kind.END || token.isSymbol(",") || token.isWord("from") || token.isWord("where");
    }

    private Item value() {
        return new Item(payloadOrExpression(), List.of());
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        do {
            items.add(item());
        } while (tokens.takeSymbol(","));
        return items;
    }

    private Expression payloadOrExpression() {
        boolean isPayload = tokens.current().isSymbol("*") && endsItem(tokens.next());
        if (isPayload) {
            tokens.take();
            return new Expression.Payload();
        }
        return expressions.expression();
    }

    private Item item() {
        Expression expression = payloadOrExpression();
        if (tokens.takeWord("as")) {
            return new Item(expression, alias());
        }
        if (expression instanceof Expression.Payload) {
            return new Item(expression, List.of());
        }
        return new Item(expression, List.of(lastName(expression)));
    }

    private List<String> alias() {
        List<String> names = new ArrayList<>();
        do {
            boolean quoted = tokens.current().kind() == Token.Kind.STRING;
            names.add(quoted ? tokens.take().text() : tokens.requireName("a name after AS"));
        } while (tokens.takeSymbol("."));
        return names;
    }

    private String lastName(Expression expression) {
        if (expression instanceof Expression.Path path) {
            return path.names().get(path.names().size() - 1);
        }
        throw tokens.unexpected("AS and a name for the value before");
    }

    private TopicFilter filter() {
        Token begin = tokens.current();
        String filter = tokens.requireString("a topic filter in quotes");
        try {
            return new TopicFilter(filter);
        } catch (IllegalArgumentException e) {
            throw SqlProblem.of("FROM, at character " + (begin.begin() + 1) + ": " + e.getMessage());
        }
    }
}
