/** A workbook as a spreadsheet reads it: strictly by XML and Office Open XML, and with nothing of the code that wrote it. */
import { strFromU8, unzipSync } from 'fflate'

export interface ReadCell {
  readonly value: string | number | boolean
  readonly format: string
  readonly isBold: boolean
}

export interface ReadSheet {
  readonly name: string
  readonly xml: string
  /** Rows from the first on, cells from column A on; null for an empty one. */
  readonly rows: (ReadCell | null)[][]
}

export function readWorkbook(archive: Uint8Array): {
  files: Record<string, string>
  sheets: ReadSheet[]
} {
  const files = Object.fromEntries(
    Object.entries(unzipSync(archive)).map(([path, bytes]) => [path, xmlOf(path, bytes)]),
  )
  const texts = [
    ...(files['xl/sharedStrings.xml'] ?? '').matchAll(
      /<si><t( xml:space="preserve")?>([^<]*)<\/t><\/si>/g,
    ),
  ].map(([, preserve, content = '']) => textOf(content, preserve !== undefined))
  const styles = stylesOf(files['xl/styles.xml'] ?? '')
  const names = [
    ...(files['xl/workbook.xml'] ?? '').matchAll(
      /<sheet r:id="rId(\d+)" sheetId="\1" name="([^"]*)"/g,
    ),
  ]
  return {
    files,
    sheets: names.map(([, id = '', name = '']) => ({
      name,
      xml: files[`xl/worksheets/sheet${id}.xml`] ?? '',
      rows: rowsOf(files[`xl/worksheets/sheet${id}.xml`] ?? '', texts, styles),
    })),
  }
}

/** The text of a file, with line ends as XML has them; throws where a character is none of XML. */
function xmlOf(path: string, bytes: Uint8Array): string {
  const xml = strFromU8(bytes)
  const alien = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(xml)
  if (alien !== null)
    throw new Error(
      `${path} has a character that XML does not know: U+${alien[0].codePointAt(0)?.toString(16)}`,
    )
  return xml.replace(/\r\n?/g, '\n')
}

/** The content of an element: white space at its ends counts only where it is to be preserved. */
function textOf(content: string, preserve: boolean): string {
  const kept = preserve ? content : content.replace(/^[ \t\n]+|[ \t\n]+$/g, '')
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' }
  const plain = kept.replace(
    /&[^;]*;/g,
    (entity) => entities[entity] ?? fail(`the entity ${entity}`),
  )
  return plain.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

function stylesOf(xml: string): { format: string; isBold: boolean }[] {
  const formats = new Map(
    [...xml.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(
      ([, id = '', code = '']) => [id, code],
    ),
  )
  const bold = [...xml.matchAll(/<font>.*?<\/font>/g)].map(([font]) => font.includes('<b/>'))
  const [, list = ''] = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(xml) ?? []
  return [...list.matchAll(/<xf ([^>]*)>/g)].map(([, attributes = '']) => ({
    format: formats.get(/numFmtId="(\d+)"/.exec(attributes)?.[1] ?? '') ?? 'General',
    isBold: bold[Number(/fontId="(\d+)"/.exec(attributes)?.[1] ?? 0)] ?? false,
  }))
}

function rowsOf(
  xml: string,
  texts: readonly string[],
  styles: readonly { format: string; isBold: boolean }[],
): (ReadCell | null)[][] {
  return [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, cells = '']) => {
    const row: (ReadCell | null)[] = []
    for (const [, letters = '', attributes = '', content = ''] of cells.matchAll(
      /<c r="([A-Z]+)\d+"([^>]*)><v>([^<]*)<\/v><\/c>/g,
    )) {
      const column =
        [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
      while (row.length < column) row.push(null)
      const type = / t="(\w+)"/.exec(attributes)?.[1]
      const style =
        styles[Number(/ s="(\d+)"/.exec(attributes)?.[1] ?? 0)] ??
        fail(`the style in ${attributes}`)
      row.push({
        value:
          type === 's'
            ? (texts[Number(content)] ?? fail(`the text ${content}`))
            : type === 'b'
              ? content === '1'
              : Number(content),
        ...style,
      })
    }
    return row
  })
}

/** The day that a number stands for, counted as Excel counts from 1 March 1900 on. */
export function dayOf(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)
}

function fail(what: string): never {
  throw new Error(`the workbook lacks ${what}`)
}
