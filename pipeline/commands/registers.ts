/** `make registers`: the country register, derived from its origins. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { refuse, say, type Folders, type Io } from './io.ts'
import { deriveCountries } from './registers/derive-countries.ts'
import { OriginFault } from './registers/origin-fault.ts'

export async function run({ sources }: Pick<Folders, 'sources'>, io: Io): Promise<number> {
  const folder = join(sources, 'registers')
  try {
    const { countries, names } = deriveCountries(folder)
    write(join(folder, 'countries.csv'), countries, io)
    write(join(folder, 'country-names.csv'), names, io)
    return 0
  } catch (error) {
    if (error instanceof OriginFault) return refuse(io, error.message, 'Nothing was written.')
    throw error
  }
}

function write(file: string, text: string, { stdout }: Io): void {
  writeFileSync(file, text)
  say(stdout, `${file}: ${Papa.parse(text.trimEnd()).data.length - 1} rows`)
}
