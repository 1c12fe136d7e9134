/** The entry, `make` starts it: the only file that runs something when it is loaded. */
import { run } from './program.ts'

// Whoever reads only the beginning, as `head` does, has seen what they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await run(process.argv.slice(2), process)
