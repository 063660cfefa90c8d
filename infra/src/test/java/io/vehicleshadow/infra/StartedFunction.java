package io.vehicleshadow.infra;

/** Starts a function as Lambda does: by its class's constructor without arguments. */
final class StartedFunction {
    private StartedFunction() {}

    /** @param args the handler's class */
    public static void main(String[] args) throws ReflectiveOperationException {
        Class.forName(args[0]).getConstructor().newInstance();
        System.exit(0);
    }
}
