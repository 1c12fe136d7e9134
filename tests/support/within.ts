/** Work that must end, and how long it takes. */
import { runInNewContext } from 'node:vm'

/** What some work gives; throws where it has not ended after so many milliseconds, a pattern that hangs included. */
export function within<T>(milliseconds: number, work: () => T): T {
  const made: T[] = []
  runInNewContext('work()', { work: () => made.push(work()) }, { timeout: milliseconds })
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
