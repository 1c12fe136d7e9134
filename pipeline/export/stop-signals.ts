/**
 * Being asked to stop, by Ctrl-C or by the system, while files are half-written: first clear up, then end with the status
 * that the signal gives.
 *
 * Node runs the listener of a signal between other work only, and forgets a signal whose listener is gone by then. So
 * whoever works for long without a break asks whether a signal has come before going on.
 */
import { setImmediate } from 'node:timers/promises'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export interface StopSignals {
  /** What to do before the process ends; with null a signal waits until there is something to do, or for the release. */
  clearUpBy(clearUp: (() => void) | null): void
  /** Let a signal that has come end the process; where none has, go on. */
  heard(): Promise<void>
  /** Let signals that have come end the process, and no longer listen. */
  release(): Promise<void>
}

export function holdStopSignals(): StopSignals {
  let clearUp: (() => void) | null = null
  let asked: NodeJS.Signals | null = null
  const listener = (signal: NodeJS.Signals): void => {
    asked ??= signal
    if (clearUp !== null) end(asked)
  }
  const stopListening = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, listener)
  }
  const end = (signal: NodeJS.Signals): void => {
    clearUp?.()
    stopListening()
    process.kill(process.pid, signal)
  }
  for (const signal of SIGNALS) process.on(signal, listener)
  return {
    clearUpBy: (next) => {
      clearUp = next
      if (clearUp !== null && asked !== null) end(asked)
    },
    heard,
    release: async () => {
      await heard()
      stopListening()
      if (asked !== null) end(asked)
    },
  }
}

/** The first turn may be the end of the one that runs; by the end of the second the system has been asked. */
async function heard(): Promise<void> {
  await setImmediate()
  await setImmediate()
}
