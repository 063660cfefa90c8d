package io.vehicleshadow.localiot.rule.sql.parse;

import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.localiot.rule.sql.expression.Expression;
import io.vehicleshadow.localiot.rule.sql.expression.Expression.Step;
import io.vehicleshadow.localiot.rule.sql.expression.Expression.When;
import io.vehicleshadow.localiot.rule.sql.expression.Operator;
import io.vehicleshadow.localiot.rule.sql.expression.SqlFunction;
import io.vehicleshadow.localiot.rule.sql.expression.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Expressions, by precedence from OR to the minus before a value. No deeper than {@link #DEEPEST}. */
final class ExpressionParser {

    private static final int DEEPEST = 50;
    private static final int LONGEST_NUMBER = 40;

    private static final Set<String> RESERVED = Set.of(
            "select", "from", "where", "as", "and", "or", "not", "in", "case", "when", "then", "else", "end", "set");

    private static final Map<String, Operator> OR = Map.of("or", Operator.OR);
    private static final Map<String, Operator> AND = Map.of("and", Operator.AND);
    private static final Map<String, Operator> COMPARISONS = Map.of(
            "=", Operator.EQUAL,
            "<>", Operator.NOT_EQUAL,
            "!=", Operator.NOT_EQUAL,
            "<", Operator.LESS,
            "<=", Operator.AT_MOST,
            ">", Operator.GREATER,
            ">=", Operator.AT_LEAST,
            "in", Operator.IN);
    private static final Map<String, Operator> SUMS = Map.of("+", Operator.PLUS, "-", Operator.MINUS);
    private static final Map<String, Operator> PRODUCTS =
            Map.of("*", Operator.TIMES, "/", Operator.DIVIDED_BY, "%", Operator.MODULO);

    private final Tokens tokens;
    private int depth;
    private boolean readsPayload;

    ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    static boolean isReserved(Token token) {
        return RESERVED.contains(token.text().toLowerCase(Locale.ROOT));
    }

    /** Whether one of the expressions needs a payload that is JSON. */
    boolean readsPayload() {
        return readsPayload;
    }

    Expression expression() {
        return deeper(() -> chain(OR, this::conjunction));
    }

    private Expression deeper(Supplier<Expression> inner) {
        if (++depth > DEEPEST) {
            throw tokens.problem("expressions are nested deeper than " + DEEPEST + " levels");
        }
        Expression expression = inner.get();
        depth--;
        return expression;
    }

    private Expression conjunction() {
        return chain(AND, this::negation);
    }

    private Expression negation() {
        return tokens.takeWord("not") ? deeper(() -> new Expression.Not(negation())) : comparison();
    }

    private Expression comparison() {
        return chain(COMPARISONS, () -> chain(SUMS, () -> chain(PRODUCTS, this::signed)));
    }

    private Expression chain(Map<String, Operator> operators, Supplier<Expression> operand) {
        Expression first = operand.get();
        List<Step> steps = new ArrayList<>();
        for (Optional<Operator> next = takeOperator(operators); next.isPresent(); next = takeOperator(operators)) {
            steps.add(new Step(next.get(), operand.get()));
        }
        return steps.isEmpty() ? first : new Expression.Chain(first, steps);
    }

    private Optional<Operator> takeOperator(Map<String, Operator> operators) {
        Token token = tokens.current();
        boolean joins = token.kind() == Token.Kind.SYMBOL || token.kind() == Token.Kind.NAME;
        Optional<Operator> operator =
                joins ? Optional.ofNullable(operators.get(token.text().toLowerCase(Locale.ROOT))) : Optional.empty();
        operator.ifPresent(found -> tokens.take());
        return operator;
    }

    private Expression signed() {
        return tokens.takeSymbol("-") ? deeper(() -> new Expression.Negative(signed())) : withMembers(primary());
    }

    private Expression withMembers(Expression value) {
        List<String> names = new ArrayList<>();
        while (tokens.takeSymbol(".")) {
            names.add(tokens.requireName("the name of a member"));
        }
        if (tokens.current().isSymbol("[")) {
            throw tokens.problem("an item of an array is get(array, index)");
        }
        return names.isEmpty() ? value : new Expression.Path(value, names);
    }

    private Expression primary() {
        Token token = tokens.current();
        return switch (token.kind()) {
            case STRING -> new Expression.Literal(TextNode.valueOf(tokens.take().text()));
            case NUMBER -> number();
            case NAME -> named();
            case SYMBOL -> symbolic();
            case END -> throw tokens.unexpected("an expression");
        };
    }

    private Expression number() {
        String text = tokens.current().text();
        if (text.length() > LONGEST_NUMBER) {
            throw tokens.problem("a number has 34 digits at most");
        }
        tokens.take();
        boolean whole = text.chars().allMatch(Character::isDigit);
        return new Expression.Literal(
                whole ? BigIntegerNode.valueOf(new BigInteger(text)) : DecimalNode.valueOf(new BigDecimal(text)));
    }

    private Expression symbolic() {
        if (tokens.takeSymbol("(")) {
            if (tokens.current().isWord("select")) {
                throw tokens.lacking("SELECT inside an expression");
            }
            Expression inner = expression();
            tokens.requireSymbol(")");
            return inner;
        }
        if (tokens.takeSymbol("[")) {
            return new Expression.Items(list("]"));
        }
        if (tokens.takeSymbol("{")) {
            return members();
        }
        if (tokens.takeSymbol("*")) {
            readsPayload = true;
            return new Expression.Payload();
        }
        throw tokens.unexpected("an expression");
    }

    private List<Expression> list(String closing) {
        List<Expression> items = new ArrayList<>();
        if (!tokens.takeSymbol(closing)) {
            do {
                items.add(expression());
            } while (tokens.takeSymbol(","));
            tokens.requireSymbol(closing);
        }
        return items;
    }

    private Expression members() {
        Map<String, Expression> members = new LinkedHashMap<>();
        if (!tokens.takeSymbol("}")) {
            do {
                String name = tokens.requireString("the name of a member in quotes");
                tokens.requireSymbol(":");
                members.put(name, expression());
            } while (tokens.takeSymbol(","));
            tokens.requireSymbol("}");
        }
        return new Expression.Members(members);
    }

    private Expression named() {
        Token name = tokens.current();
        String word = name.text().toLowerCase(Locale.ROOT);
        if (tokens.next().isSymbol("(") && !isReserved(name)) {
            return call(name);
        }
        switch (word) {
            case "true", "false":
                tokens.take();
                return new Expression.Literal(BooleanNode.valueOf(word.equals("true")));
            case "null":
                tokens.take();
                return new Expression.Literal(NullNode.getInstance());
            case "undefined":
                tokens.take();
                return new Expression.Literal(MissingNode.getInstance());
            case "case":
                tokens.take();
                return choice();
            default:
                return member(name);
        }
    }

    private Expression member(Token name) {
        if (isReserved(name)) {
            throw tokens.unexpected("an expression");
        }
        readsPayload = true;
        return new Expression.Path(
                new Expression.Payload(), List.of(tokens.take().text()));
    }

    private Expression choice() {
        if (tokens.current().isWord("when")) {
            throw tokens.problem("CASE needs a value before WHEN; conditions read CASE true WHEN a > 1 THEN …");
        }
        Expression value = expression();
        List<When> whens = new ArrayList<>();
        tokens.requireWord("when");
        do {
            Expression test = expression();
            tokens.requireWord("then");
            whens.add(new When(test, expression()));
        } while (tokens.takeWord("when"));
        Optional<Expression> otherwise = tokens.takeWord("else") ? Optional.of(expression()) : Optional.empty();
        tokens.requireWord("end");
        return new Expression.Case(value, whens, otherwise);
    }

    private Expression call(Token name) {
        if (SqlFunction.isLacking(name.text())) {
            throw tokens.lacking("function " + name.text());
        }
        boolean casts = name.isWord("cast");
        Optional<SqlFunction> function = SqlFunction.named(name.text());
        if (function.isEmpty() && !casts) {
            throw tokens.problem("there is no function " + name.text());
        }
        tokens.take();
        tokens.requireSymbol("(");
        if (casts) {
            return cast();
        }
        return name.isWord("encode") && tokens.current().isSymbol("*")
                ? encodedPayload()
                : new Expression.Call(function.get(), list(")"));
    }

    private Expression cast() {
        Expression value = expression();
        tokens.requireWord("as");
        Token type = tokens.current();
        SqlType wanted = SqlType.named(type.text())
                .orElseThrow(() -> tokens.unexpected("a type: String, Int, Decimal or Boolean"));
        tokens.take();
        tokens.requireSymbol(")");
        return new Expression.Cast(value, wanted);
    }

    private Expression encodedPayload() {
        tokens.take();
        tokens.requireSymbol(",");
        if (!tokens.requireString("'base64'").equals("base64")) {
            throw tokens.problem("encode knows only 'base64'");
        }
        tokens.requireSymbol(")");
        return new Expression.EncodedPayload();
    }
}
