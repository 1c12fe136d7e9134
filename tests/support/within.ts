/** Work that must end, and how long it takes. */
import { createContext, Script } from 'node:vm'

const script = new Script('work()')
const context = createContext({ work: () => {} })

/** What some work gives; throws where it has not ended after so many milliseconds, a pattern that hangs included. */
export function within<T>(milliseconds: number, work: () => T): T {
  const made: T[] = []
  context['work'] = () => made.push(work())
  script.runInContext(context, { timeout: milliseconds })
  const [value] = made
  if (value === undefined) throw new Error('the work gave nothing')
  return value
}

/** Processor time of some work in milliseconds: how busy the machine is changes little in it. */
export function processorTime(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
