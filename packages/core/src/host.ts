import { createContainer, type Container } from "./container.ts";
import type { Capabilities, Instance, Kind } from "./contracts/index.ts";
import { PixelproofError } from "./errors.ts";
import { guard } from "./guard.ts";
import { parseOptions } from "./options.ts";
import { assertPlugin, type Plugin } from "./plugin.ts";

/** A plugin with what the config says of it. */
export interface Registration {
  readonly plugin: Plugin;
  /** Another id than the plugin's name, so that one plugin can stand twice. */
  readonly id?: string | undefined;
  readonly options?: unknown;
  /** Where it came from, for people: a package name or a path. */
  readonly source?: string | undefined;
}

/** What the Host knows of a registered plugin without making it. */
export interface Registered<K extends Kind = Kind> {
  readonly id: string;
  readonly kind: K;
  readonly plugin: Plugin<K>;
  readonly capabilities: Capabilities<K>;
  /** Options after the plugin's own schema. */
  readonly options: unknown;
  readonly source: string | undefined;
}

/** Owns plugin instances: makes each once, on first use, and disposes them in reverse order. */
export class Host implements AsyncDisposable {
  readonly #container: Container = createContainer();
  readonly #registered: Registered[] = [];
  readonly #made: { owner: string; instance: object }[] = [];
  readonly #making: string[] = [];
  #disposed = false;

  /** Registers plugins in order; throws what `register` throws. */
  constructor(plugins: readonly (Plugin | Registration)[] = []) {
    for (const entry of plugins) this.register("plugin" in entry ? entry : { plugin: entry });
  }

  /**
   * Takes a plugin; its options are checked now, its instance is made later. Throws `PLUGIN_INVALID`,
   * `API_VERSION_MISMATCH`, `PLUGIN_DUPLICATE`, `OPTIONS_INVALID`.
   */
  register({ plugin, id, options, source }: Registration): void {
    assertPlugin(plugin, source ?? "given to the Host");
    const { kind, capabilities = {} } = plugin;
    const name = id ?? plugin.name;
    const owner = `${kind} ${name}`;
    if (this.#container.has(kind, name)) {
      throw new PixelproofError(
        "PLUGIN_DUPLICATE",
        `The ${owner} is registered already; give one of the two another id`,
      );
    }
    const parsed = parseOptions(plugin.options, options, owner);
    this.#registered.push(Object.freeze({ id: name, kind, plugin, capabilities, options: parsed, source }));
    this.#container.register(kind, name, () => this.#make(plugin, parsed, owner));
  }

  /** The instance of one plugin; throws `PLUGIN_NOT_FOUND`, `PLUGIN_CYCLE`, `HOST_DISPOSED`, `PLUGIN_FAILED`. */
  get<K extends Kind>(kind: K, id: string): Instance<K> {
    if (this.#disposed)
      throw new PixelproofError("HOST_DISPOSED", "The Host is disposed and gives no plugins any more");
    this.describe(kind, id);
    return this.#container.resolve(kind, id) as Instance<K>;
  }

  /** What is registered under a kind and id, without making it; throws `PLUGIN_NOT_FOUND`. */
  describe<K extends Kind>(kind: K, id: string): Registered<K> {
    const entries = this.list(kind);
    const found = entries.find((entry) => entry.id === id);
    if (found) return found;
    const known = entries.map((entry) => entry.id);
    throw new PixelproofError(
      "PLUGIN_NOT_FOUND",
      `Expected a registered ${kind} but received ${id}; ${known.length === 0 ? `no ${kind} is registered` : `known are ${known.join(", ")}`}`,
      { details: { kind, id, known } },
    );
  }

  /** Whether a plugin of that kind and id is registered. */
  has(kind: Kind, id: string): boolean {
    return this.#container.has(kind, id);
  }

  /** What is registered, in order of registration. */
  list(): readonly Registered[];
  list<K extends Kind>(kind: K): readonly Registered<K>[];
  list(kind?: Kind): readonly Registered[] {
    return kind === undefined ? [...this.#registered] : this.#registered.filter((entry) => entry.kind === kind);
  }

  /**
   * Disposes every instance made, the youngest first, also when one throws; then throws `PLUGIN_FAILED` with all
   * causes. A second call does nothing.
   */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true;
    const failures: unknown[] = [];
    for (let made = this.#made.pop(); made !== undefined; made = this.#made.pop()) {
      try {
        await dispose(made.instance);
      } catch (error) {
        failures.push(PixelproofError.from(error, "PLUGIN_FAILED", `The ${made.owner} failed to dispose`));
      }
    }
    if (failures.length > 0) {
      throw new PixelproofError("PLUGIN_FAILED", `${failures.length} plugin(s) failed to dispose`, {
        cause: new AggregateError(failures),
      });
    }
  }

  #make(plugin: Plugin, options: unknown, owner: string): object {
    if (this.#making.includes(owner)) {
      const cycle = [...this.#making, owner].join(" -> ");
      throw new PixelproofError("PLUGIN_CYCLE", `Plugins need each other in a circle: ${cycle}`);
    }
    this.#making.push(owner);
    try {
      const instance: unknown = plugin.create(options, (kind, id) => this.get(kind, id));
      assertInstance(instance, owner);
      this.#made.push({ owner, instance });
      return guard(instance, owner);
    } catch (error) {
      throw PixelproofError.from(error, "PLUGIN_FAILED", `The ${owner} could not be made`);
    } finally {
      this.#making.pop();
    }
  }
}

function assertInstance(instance: unknown, owner: string): asserts instance is object {
  const received = instance instanceof Promise ? "a promise" : instance === null ? "null" : typeof instance;
  if (received === "object") return;
  throw new PixelproofError(
    "PLUGIN_INVALID",
    `Expected an instance from create of ${owner} but received ${received}; do asynchronous work on first use`,
  );
}

async function dispose(instance: object): Promise<void> {
  if (Symbol.asyncDispose in instance) await (instance as AsyncDisposable)[Symbol.asyncDispose]();
  else if (Symbol.dispose in instance) (instance as Disposable)[Symbol.dispose]();
}
