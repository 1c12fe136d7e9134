/** The files outside `output/` that are made, or have parts that are made: from dataset.yaml, the schemas and the exports. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatasetDescription } from '../../../schemas/curated.ts'
import { citationFile } from '../../export/citation.ts'
import { withAnswers } from './answers.ts'
import { withDictionary } from './dictionary.ts'
import { withMadeParts } from './readme.ts'

/** What each file of a project must say, by its path. `output` is the folder of the exports, with the database. */
export async function documents(
  root: string,
  description: DatasetDescription,
  output: string,
): Promise<Readonly<Record<string, string>>> {
  const text = (file: string): string => readFileSync(join(root, file), 'utf8')
  const readme = await withMadeParts(text('README.md'), description, output)
  const dictionary = withDictionary(text('schemas/README.md'), description)
  return {
    'CITATION.cff': citationFile(description),
    'README.md': await withAnswers(readme, output),
    'schemas/README.md': await withAnswers(dictionary, output),
  }
}
