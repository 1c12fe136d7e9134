/** The merge of sorted files into one sorted stream of lines, each line once. */
import { closeSync, openSync, readSync } from 'node:fs'

const READ_AHEAD = 1 << 16
const LINE_FEED = 0x0a

/** The lines of sorted files in order, by UTF-8 bytes, each once, with their line feeds. Memory: one buffer for each file. */
export function* merge(files: readonly string[]): Generator<string> {
  const readers = files.map((file) => linesOf(file))
  const heads = readers.map((reader) => reader.next())
  let former: Buffer | null = null
  for (;;) {
    let least = -1
    let line: Buffer | null = null
    for (const [index, head] of heads.entries()) {
      if (head.done !== true && (line === null || Buffer.compare(head.value, line) < 0))
        [least, line] = [index, head.value]
    }
    const reader = readers[least]
    if (line === null || reader === undefined) return
    if (former === null || !former.equals(line)) yield line.toString()
    former = line
    heads[least] = reader.next()
  }
}

/** The lines of a file, each with its line feed, read a piece at a time. */
function* linesOf(file: string): Generator<Buffer, undefined> {
  const descriptor = openSync(file, 'r')
  try {
    let rest = Buffer.alloc(0)
    const buffer = Buffer.alloc(READ_AHEAD)
    for (
      let length = readSync(descriptor, buffer);
      length > 0;
      length = readSync(descriptor, buffer)
    ) {
      rest = Buffer.concat([rest, buffer.subarray(0, length)])
      let start = 0
      for (let end = rest.indexOf(LINE_FEED); end !== -1; end = rest.indexOf(LINE_FEED, start)) {
        yield rest.subarray(start, end + 1)
        start = end + 1
      }
      rest = rest.subarray(start)
    }
    if (rest.length > 0) yield rest
  } finally {
    closeSync(descriptor)
  }
}
