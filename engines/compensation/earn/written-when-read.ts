// Properties that are worked out when they are first read, for objects that a run makes by the million and rarely shows.
const state = Symbol('state');

type Waiting<State> = { [state]: State };

/** What a property waits to be worked out of; the object's own type says what it will be. */
export const later: never = undefined as never;

/**
 * Puts the named properties of an object off: each is worked out of the state when it is first read, and is an ordinary
 * value from then on. The getters are shared by all objects. A getter written in an object literal is the object's own,
 * for which V8 makes a hidden class of its own, which keeps the object alive until the old generation is swept: half the
 * time of a run of many payees.
 */
export function writtenWhenRead<State, Made extends object>(
  makers: Readonly<Record<string, (state: State) => unknown>>,
): (made: Made, given: State) => Made {
  const getters = Object.entries(makers).map(([name, make]) => {
    const get = function (this: Waiting<State>): unknown {
      const value = make(this[state]);
      Object.defineProperty(this, name, { value, enumerable: true });
      return value;
    };
    return { name, descriptor: { get, enumerable: true, configurable: true } };
  });
  return (made, given) => {
    Object.defineProperty(made, state, { value: given });
    for (const { name, descriptor } of getters) Object.defineProperty(made, name, descriptor);
    return made;
  };
}
