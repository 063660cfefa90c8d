package io.vehicleshadow.localiot.rule.sql.parse;

/** A text is no rule SQL, or none that local-iot has; the message says where and what would be right. */
public final class SqlProblem extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final boolean lacking;

    private SqlProblem(String message, boolean lacking) {
        super(message);
        this.lacking = lacking;
    }

    static SqlProblem at(String text, int offset, String what) {
        return new SqlProblem(place(text, offset) + ": " + what, false);
    }

    /** AWS has it, local-iot doesn't. */
    static SqlProblem lacking(String text, int offset, String what) {
        return new SqlProblem(place(text, offset) + ": local-iot has no " + what, true);
    }

    public static SqlProblem of(String what) {
        return new SqlProblem(what, false);
    }

    private static String place(String text, int offset) {
        int line = 1;
        int begin = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                begin = i + 1;
            }
        }
        return "line " + line + ", column " + (offset - begin + 1);
    }

    /** Whether it is right for AWS IoT. */
    public boolean isLacking() {
        return lacking;
    }
}
