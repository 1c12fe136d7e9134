/** How long a part of the work took, left in the timeline of the process for whoever asks: `make bench` does. */
export function timed<T>(name: string, work: () => T): T {
  const start = performance.now()
  const measure = (): unknown => performance.measure(name, { start, end: performance.now() })
  const result = work()
  if (result instanceof Promise) void result.then(measure, measure)
  else measure()
  return result
}
