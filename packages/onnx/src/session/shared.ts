import type { Session } from "./session.ts";

/** A share in a session. */
export interface Lease {
  readonly session: Promise<Session>;
  /** Called once: the last one to call it waits until the session is released. */
  giveBack(): Promise<void>;
}

interface Shared {
  readonly session: Promise<Session>;
  users: number;
}

const sessions = new Map<string, Shared>();

/**
 * One session for all in this process that ask for the same key; `open` is called for the first of them. A session that
 * failed to open is not kept.
 */
export function share(key: string, open: () => Promise<Session>): Lease {
  const shared = sessions.get(key) ?? start(key, open);
  shared.users += 1;
  return {
    session: shared.session,
    giveBack: async () => {
      shared.users -= 1;
      if (shared.users > 0) return;
      forget(key, shared);
      const session = await shared.session.catch(() => undefined);
      await session?.release();
    },
  };
}

function start(key: string, open: () => Promise<Session>): Shared {
  const shared: Shared = { session: open(), users: 0 };
  sessions.set(key, shared);
  shared.session.catch(() => forget(key, shared));
  return shared;
}

function forget(key: string, shared: Shared): void {
  if (sessions.get(key) === shared) sessions.delete(key);
}
