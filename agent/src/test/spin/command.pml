/*
 * One signal of one vehicle, from a person's press to the act: closing, journal, crashes, a network that loses, doubles and
 * reorders, and with -DATTACKED somebody who owns the whole cloud. CommandModelTest has spin look at every state of it.
 *
 * Honest cloud, no proofs:  at most once, never stale, nothing that is requested is erased unanswered.
 * Attacked, with proofs:    no act without a fresh, unused proof of exactly that value.
 *
 * -DMUTATION=n leaves one thing out; spin has to find what it breaks:
 *   1 the answer is not tied to the version that the car has seen     5 a proof is not tied to its value
 *   2 the intent is not written to the journal                        6 used proofs are forgotten in a crash
 *   3 an older document counts as news                                7 a proof expires by the service's time alone
 *   4 age and expiry are not looked at again after the journal        8 no proof is required
 *   9 the car never acts: shows that it does act otherwise
 */
#ifndef MUTATION
#define MUTATION 0
#endif

#define PRESSES  2
#define VERSIONS 8
#define CRASHES  2
#define LIFE     2      /* after so long a request is stale, and a proof worth nothing */
#define LAST     3      /* the last second that is looked at */
#define DOOR     1
#define WINDOW   2

/* A request as it stands in desired; value 0 is none. `version` is the one in which it was written: nobody sees that. */
typedef Leaf { byte value; byte proof; byte at; byte version };
typedef Document { Leaf desired; byte outcome };
typedef Answer { bool there; byte condition; byte outcome; bool clears };

byte now;
byte presses;

/* What the car keeps over a crash. */
Leaf journal;
byte journalFirst;
bool used[PRESSES + 1];

inline copy(to, from) {
  to.value = from.value; to.proof = from.proof; to.at = from.at; to.version = from.version
}

active proctype Time() {
end:
  do :: now < LAST -> now++ :: else -> break od
}

/* What the car is doing with the request that it has. */
mtype = { NONE, FRESH, PROVEN, WRITTEN, ENDED };

#ifdef ATTACKED

byte pressedValue[PRESSES + 1];
byte pressedAt[PRESSES + 1];
byte acted[PRESSES + 1];

/* A person signs now and then; what they signed belongs to the attacker, to be delivered or not. */
active proctype Person() {
end:
  do
  :: atomic { presses < PRESSES ->
       presses++; pressedAt[presses] = now;
       if :: pressedValue[presses] = DOOR :: pressedValue[presses] = WINDOW fi }
  :: presses == PRESSES -> break
  od
}

/* The later one of the car's clock and of what the service says. */
#if MUTATION == 7
#define EXPIRED(p) (told >= pressedAt[p] + LIFE)
#else
#define EXPIRED(p) (now >= pressedAt[p] + LIFE || told >= pressedAt[p] + LIFE)
#endif

active proctype Car() {
  Leaf have; byte told; byte crashes; mtype phase = NONE;
end:
  do
  /* Whatever is recorded, with whatever value, at whatever time that the service says. */
  :: atomic { phase == NONE ->
       if :: have.value = DOOR :: have.value = WINDOW fi;
       have.proof = 0; do :: have.proof < presses -> have.proof++ :: break od;
       told = 0; do :: told < LAST -> told++ :: break od;
       phase = FRESH }
  :: atomic { phase == FRESH ->
       if
#if MUTATION == 8
       :: true -> phase = PROVEN
#else
       :: have.proof == 0 -> phase = ENDED
#if MUTATION != 5
       :: have.proof > 0 && pressedValue[have.proof] != have.value -> phase = ENDED
#endif
       :: else ->
            if
            :: used[have.proof] -> phase = ENDED
            :: else -> used[have.proof] = true; phase = (EXPIRED(have.proof) -> ENDED : PROVEN)
            fi
#endif
       fi }
  :: atomic { phase == PROVEN -> copy(journal, have); phase = WRITTEN }
  :: atomic { phase == WRITTEN ->
       if
#if MUTATION != 4 && MUTATION != 8
       :: EXPIRED(have.proof) -> phase = ENDED
#endif
       :: else ->
#if MUTATION != 9
            assert(have.proof > 0);
            assert(pressedValue[have.proof] == have.value);
            assert(acted[have.proof] == 0);
            assert(now < pressedAt[have.proof] + LIFE);
            acted[have.proof]++;
#else
            assert(false);
#endif
            phase = ENDED
       fi }
  :: atomic { phase == ENDED -> journal.value = 0; have.value = 0; have.proof = 0; told = 0; phase = NONE }
  :: atomic { crashes < CRASHES -> crashes++;
#if MUTATION == 6
       used[1] = false; used[2] = false;
#endif
       journal.value = 0; have.value = 0; have.proof = 0; told = 0; phase = NONE }
  od
}

#else

/* Every document that the service has ever published; the network may bring any of them, at any time, as often as it likes. */
Document document[VERSIONS];
byte version;
byte acted[VERSIONS];
/* The last two answers that the car has sent, of which any may arrive, at any time, as often as it likes. */
Answer sent[2];

active proctype Person() {
end:
  do
  :: atomic { presses < PRESSES && version < VERSIONS - 1 ->
       presses++; version++;
       document[version].desired.value = DOOR;
       document[version].desired.at = now;
       document[version].desired.version = version;
       document[version].outcome = document[version - 1].outcome }
  :: presses == PRESSES -> break
  od
}

#if MUTATION == 1
#define COUNTS(i) (sent[i].there)
#else
#define COUNTS(i) (sent[i].there && sent[i].condition == version)
#endif

inline apply(i) {
  atomic { COUNTS(i) && version < VERSIONS - 1 ->
    if
    :: sent[i].clears ->
         /* Nothing that is requested is erased unanswered. */
         assert(document[version].desired.value == 0 || sent[i].outcome >= document[version].desired.version)
    :: else -> copy(document[version + 1].desired, document[version].desired)
    fi;
    document[version + 1].outcome = sent[i].outcome;
    version++ }
}

active proctype Service() {
end:
  do :: apply(0) :: apply(1) od
}

active proctype Car() {
  Leaf have; mtype phase = NONE;
  byte known; byte first; byte seen; bool stands; byte v; byte crashes;
end:
  do
  /* A document arrives: the newest, or a late one. */
  :: atomic { (phase == NONE || phase == FRESH || phase == ENDED) && version > 0 ->
#if MUTATION == 3
       v = 1;
#else
       v = (known == 0 -> version : known);
#endif
       do :: v < version -> v++ :: break od;
       known = (v > known -> v : known);
       if
       :: phase == ENDED && document[v].outcome >= first ->
            phase = NONE; have.value = 0; have.at = 0; have.version = 0; first = 0; seen = 0; journal.value = 0
       :: else
       fi;
       stands = false;
       if
       :: document[v].desired.value == 0 -> if :: phase == FRESH -> phase = NONE :: else fi
       :: else ->
            if
            :: phase != NONE && have.value == document[v].desired.value && have.at == document[v].desired.at ->
                 stands = true; seen = (v > seen -> v : seen)
            :: phase == ENDED && !(have.value == document[v].desired.value && have.at == document[v].desired.at)
            :: else ->
                 copy(have, document[v].desired); first = v; seen = v; stands = true; phase = FRESH
            fi
       fi }
  :: atomic { phase == FRESH -> phase = (now >= have.at + LIFE -> ENDED : PROVEN) }
  :: atomic { phase == PROVEN ->
#if MUTATION != 2
       copy(journal, have); journalFirst = first;
#endif
       phase = WRITTEN }
  :: atomic { phase == WRITTEN ->
       if
#if MUTATION != 4
       :: now >= have.at + LIFE -> journal.value = 0
#endif
       :: else ->
#if MUTATION != 9
            assert(acted[have.version] == 0);
            assert(now < have.at + LIFE);
            acted[have.version]++
#else
            assert(false)
#endif
       fi;
       phase = ENDED }
  /* It repeats its answer until it has seen it accepted; after a refusal it looks at the document first. */
  :: atomic { phase == ENDED && !(sent[1].there && sent[1].condition == known && sent[1].outcome == seen) ->
       sent[0].there = sent[1].there; sent[0].condition = sent[1].condition;
       sent[0].outcome = sent[1].outcome; sent[0].clears = sent[1].clears;
       sent[1].there = true; sent[1].condition = known; sent[1].outcome = seen; sent[1].clears = stands }
  /* What was begun is never begun again: it is answered by what the car reads. */
  :: atomic { crashes < CRASHES && (phase != NONE) -> crashes++;
       known = 0; stands = false; have.value = 0; have.at = 0; have.version = 0; first = 0; seen = 0; phase = NONE;
       if
       :: journal.value > 0 -> copy(have, journal); first = journalFirst; seen = first; phase = ENDED
       :: else
       fi }
  od
}

#endif
