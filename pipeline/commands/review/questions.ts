/** Questions to a person, over lines that are typed or piped. */
import { createInterface } from 'node:readline'
import { say, type Io } from '../io.ts'

export interface Questions {
  /** The answer, trimmed; the default where it is empty; null when the input has ended. */
  readonly put: (question: string, byDefault?: string) => Promise<string | null>
  /** One of several codes, asked until it is one; null when the input has ended. */
  readonly choose: (
    name: string,
    codes: readonly string[],
    byDefault: string,
  ) => Promise<string | null>
  readonly say: (text: string) => void
  readonly close: () => void
}

export function questionsOver({ stdin, stdout }: Io): Questions {
  const terminal = createInterface({ input: stdin, output: stdout })
  const lines = terminal[Symbol.asyncIterator]()
  const put: Questions['put'] = async (question, byDefault = '') => {
    const prompt = `${question}${byDefault === '' ? '' : ` [${byDefault}]`}: `
    // Typed lines are edited, and drawn again with the prompt before them. Piped ones may have ended long before they are read.
    if (stdin.isTTY === true) {
      terminal.setPrompt(prompt)
      terminal.prompt()
    } else stdout.write(prompt)
    const next = await lines.next()
    const answer = next.done === true ? null : next.value.trim()
    return answer === '' ? byDefault : answer
  }
  const tell = (text: string): void => say(stdout, text)
  const choose: Questions['choose'] = async (name, codes, byDefault) => {
    tell(`${name}: ${codes.join(', ')}.`)
    for (;;) {
      const answer = await put(name, byDefault)
      if (answer === null || codes.includes(answer)) return answer
      tell(`Found "${answer}"; expected one of ${codes.join(', ')}.`)
    }
  }
  return { put, choose, say: tell, close: () => terminal.close() }
}
