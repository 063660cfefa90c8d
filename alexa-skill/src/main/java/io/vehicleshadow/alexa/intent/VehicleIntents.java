package io.vehicleshadow.alexa.intent;

import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import io.vehicleshadow.alexa.garage.Garage;
import io.vehicleshadow.alexa.garage.LinkedAccounts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Every handler of the skill. */
public final class VehicleIntents {
    private VehicleIntents() {}

    /** The handlers over that garage. */
    public static List<RequestHandler> of(
            Garage garage, LinkedAccounts accounts, Patience patience, Languages languages, Clock clock) {
        AccountGate gate = new AccountGate(accounts);
        List<RequestHandler> handlers = new ArrayList<>();
        handlers.add(new LaunchHandler(languages, gate));
        answers(garage, new Commands(garage, patience, clock))
                .forEach(answer -> handlers.add(new IntentHandler(answer, languages, gate)));
        handlers.add(new UnknownIntentHandler(languages));
        handlers.add(new SessionEndedHandler());
        handlers.add(new RefusedResponseHandler());
        return List.copyOf(handlers);
    }

    static List<IntentAnswer> answers(Garage garage, Commands commands) {
        List<IntentAnswer> asking = List.of(
                new OpenClose(commands),
                new LockUnlock(commands),
                new TurnOnOff(commands),
                new RaiseLower(commands),
                new SetTemperature(commands),
                new SetSignal(commands),
                new Honk(commands),
                new SignalState(garage),
                new CarState(garage),
                new WhichCar(garage));
        Resumption resumption = new Resumption(asking);
        List<IntentAnswer> all = new ArrayList<>(asking);
        all.addAll(List.of(
                new UnaskedPin(resumption),
                new Yes(resumption),
                new No(),
                new Help(),
                new Cancel(),
                new Stop(),
                new Fallback(),
                new Repeat(),
                new NavigateHome()));
        return all;
    }
}
