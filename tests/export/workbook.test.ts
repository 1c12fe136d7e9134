/** The workbook holds what the dataset holds, shows it as it is, runs nothing, and has the same bytes everywhere. */
import { Buffer } from 'node:buffer'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { build, PROJECT_SOURCES } from '../../pipeline/build.ts'
import { writeDatabase } from '../../pipeline/export/duckdb.ts'
import { toWorkbook } from '../../pipeline/export/workbook.ts'
import { sqlColumns } from '../../schemas/table.ts'
import {
  anyTable,
  exportedNames,
  flatNames,
  tableNames,
  type Dataset,
  type FlatRows,
  type Row,
  type TableName,
} from '../../schemas/tables.ts'
import { registers } from '../support/build-text.ts'
import { dayOf, readWorkbook, type ReadCell, type ReadSheet } from './workbook-reader.ts'
import { runs } from '../support/runs.ts'
import { scratch } from '../support/scratch.ts'

const description = registers.dataset
let dataset: Dataset & FlatRows
let bytes: Uint8Array
let sheets: ReadSheet[]
let files: Record<string, string>

beforeAll(async () => {
  const built = build(PROJECT_SOURCES)
  if (built.dataset === null) throw new Error('the project does not build')
  const folder = scratch()
  const flat = await writeDatabase(built.dataset, description, join(folder, 'iscm.duckdb'), folder)
  dataset = { ...built.dataset, ...flat }
  bytes = await toWorkbook(dataset, description)
  ;({ files, sheets } = readWorkbook(bytes))
})

function sheetOf(name: string, of = sheets): ReadSheet {
  const sheet = of.find((each) => each.name === name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}

/** A dataset of nothing but these rows. */
function only<T extends TableName>(name: T, rows: Row<T>[]): Dataset {
  return {
    ...(Object.fromEntries(tableNames.map((each) => [each, []])) as unknown as Dataset),
    [name]: rows,
  }
}

/** The letters of a column, counted from 1. */
function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26))
  return column <= 26 ? last : lettersOf(Math.floor((column - 1) / 26)) + last
}

/** Texts as they come back from a column of a workbook that was written with them. */
async function roundTrip(texts: readonly string[]): Promise<(ReadCell | null)[]> {
  const rows = texts.map((label, index) => ({
    theme_id: `theme-${index}`,
    label,
    broader_theme_id: null,
  }))
  const { sheets: read } = readWorkbook(await toWorkbook(only('themes', rows), description))
  return sheetOf('themes', read)
    .rows.slice(1)
    .map((row) => row[1] ?? null)
}

async function meetingDays(...days: readonly string[]): Promise<(ReadCell | null)[]> {
  const [sample] = dataset.meetings
  if (sample === undefined) throw new Error('no meeting to copy')
  const { sheets: read } = readWorkbook(
    await toWorkbook(
      only(
        'meetings',
        days.map((start_date) => ({ ...sample, start_date })),
      ),
      description,
    ),
  )
  const column = Object.keys(sample).indexOf('start_date')
  return sheetOf('meetings', read)
    .rows.slice(1)
    .map((row) => row[column] ?? null)
}

describe.each(exportedNames)('the sheet %s', (name) => {
  const columns = sqlColumns(anyTable(name))

  test('has every row and every value of its table, in their types', () => {
    const rows: readonly Record<string, unknown>[] = dataset[name]
    const wanted = rows.map((row) =>
      columns
        .map((column) =>
          Array.isArray(row[column.name])
            ? (row[column.name] as string[]).join('|')
            : row[column.name],
        )
        .map((value) => (value === '' ? null : value)),
    )
    const read = sheetOf(name)
      .rows.slice(1)
      .map((row) =>
        columns.map(({ type }, index) => {
          const cell = row[index] ?? null
          return cell !== null && type === 'DATE' && typeof cell.value === 'number'
            ? dayOf(cell.value)
            : (cell?.value ?? null)
        }),
      )
    expect(read).toEqual(wanted)
  })

  test('has a bold first row that stays in sight, and columns and rows of a sensible size', () => {
    const { rows, xml } = sheetOf(name)
    expect(rows[0]?.map((cell) => [cell?.value, cell?.isBold])).toEqual(
      columns.map((column) => [column.name, true]),
    )
    expect(xml).toMatch(/<pane ySplit="1" [^>]*topLeftCell="A2"[^>]* state="frozen"\/>/)
    const widths = [...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) =>
      Number(width),
    )
    expect(widths).toHaveLength(columns.length)
    expect(widths.filter((width) => width < 8 || width > 60)).toEqual([])
    const heights = [...xml.matchAll(/<row [^>]*ht="(\d+)" customHeight="1">/g)].map(([, height]) =>
      Number(height),
    )
    expect(heights).toHaveLength(rows.length - 1)
    expect(heights.filter((height) => height < 15 || height > 150 || height % 15 > 0)).toEqual([])
  })

  test('can be filtered by each of its columns, and is printed as wide as a page, with its first row on each', () => {
    const { rows, xml } = sheetOf(name)
    const last = `${lettersOf(columns.length)}${rows.length}`
    expect(xml).toMatch(new RegExp(`</sheetData><autoFilter ref="A1:${last}"/>`))
    expect(xml).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    expect(xml).toMatch(/<pageSetup [^>]*orientation="landscape" fitToHeight="0"\/><headerFooter>/)
    const index = sheets.findIndex((sheet) => sheet.name === name)
    expect(files['xl/workbook.xml']).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${name}'!$1:$1</definedName>`,
    )
  })

  test('has texts in the format of texts, days in that of days, and numbers in no special one', () => {
    const formats = sheetOf(name)
      .rows.slice(1)
      .flatMap((row) =>
        row.flatMap((cell) => (cell === null ? [] : [`${typeof cell.value} ${cell.format}`])),
      )
    expect(
      [...new Set(formats)].filter(
        (format) =>
          !['string @', 'number yyyy-mm-dd', 'number General', 'boolean General'].includes(format),
      ),
    ).toEqual([])
    const days = columns.flatMap(({ type }, index) =>
      type === 'DATE'
        ? sheetOf(name)
            .rows.slice(1)
            .map((row) => row[index] ?? null)
        : [],
    )
    expect(days.filter((cell) => cell !== null && cell.format !== 'yyyy-mm-dd')).toEqual([])
  })
})

describe('the first sheets', () => {
  test('say what it is and are the tables to look at, then come the columns and the other tables', () => {
    expect(sheets.map((sheet) => sheet.name)).toEqual([
      'About',
      ...flatNames,
      'Columns',
      ...tableNames,
    ])
    expect(sheets.filter((sheet) => sheet.name.length > 31)).toEqual([])
  })

  test('say what the workbook is, how to cite it, and how many rows each sheet has', () => {
    const { rows } = sheetOf('About')
    const said = rows.flatMap((row) =>
      row.flatMap((cell) => (cell === null ? [] : [String(cell.value)])),
    )
    for (const fact of [
      description.title,
      description.description,
      description.version,
      description.rights,
    ])
      expect(said).toContain(fact)
    expect(said.join('\n')).toContain(description.licence.url)
    expect(said.join('\n')).toContain(
      `${description.publisher.name}: ${description.title}, version ${description.version}`,
    )
    const listed = rows.filter((row) => exportedNames.some((name) => name === row[0]?.value))
    expect(listed.map((row) => [row[0]?.value, row[2]?.value])).toEqual(
      exportedNames.map((name) => [name, dataset[name].length]),
    )
    expect(
      listed.filter(
        (row, index) =>
          !String(row[1]?.value).startsWith(anyTable(exportedNames[index] ?? 'mechanisms').title),
      ),
    ).toEqual([])
  })

  test('describe each column of each sheet as the schemas do', () => {
    const read = sheetOf('Columns')
      .rows.slice(1)
      .map((row) => [row[0], row[1], row[3], row[5], row[6]].map((cell) => cell?.value ?? null))
    const wanted = exportedNames.flatMap((name) =>
      sqlColumns(anyTable(name)).map((column) => [
        name,
        column.name,
        column.nullable ? 'may be empty' : null,
        column.description.replaceAll('`', ''),
        column.codes?.join(', ') ?? null,
      ]),
    )
    expect(read).toEqual(wanted)
  })
})

describe('text', () => {
  const LOOKALIKES = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    "=cmd|' /C calc'!A0",
    '\t=1',
    '\r=1',
    '＝1',
    '004',
    '1996',
    '1-2',
    '1996-05-30',
    'TRUE',
    '1e5',
    "'quoted",
  ]

  test.each(LOOKALIKES)('that looks like something else stays text: %j', async (text) => {
    expect(await roundTrip([text])).toEqual([{ value: text, format: '@', isBold: false }])
  })

  test('is in no cell a formula', async () => {
    const { files: written } = readWorkbook(
      await toWorkbook(
        only(
          'themes',
          LOOKALIKES.map((label, index) => ({
            theme_id: `theme-${index}`,
            label,
            broader_theme_id: null,
          })),
        ),
        description,
      ),
    )
    const formulas = [files, written].flatMap((each) =>
      Object.entries(each)
        .filter(([, xml]) => /<f[ >/]/.test(xml))
        .map(([path]) => path),
    )
    expect(formulas).toEqual([])
  })

  test.each([
    '_x0041_',
    '_x0041',
    '_x0041\u000B',
    '_x005F_x0041_',
    '__x000B_',
    ' a ',
    '\n a\n\nb\t',
    'a\r\nb\rc',
    '\u0000\u0001\u007F\u0085',
    '\uFFFD',
    '\uFFFE\uFDD0\u{1FFFF}b',
    'a\uD83D',
    '\uDE00b',
    'a\uDE00\uD83Db',
    '😀',
    '<b>&amp;</b>]]>',
    'constructor',
    '__proto__',
    'toString',
    '\u00A0',
  ])('comes back unchanged: %j', async (text) => {
    expect((await roundTrip([text, 'behind'])).map((cell) => cell?.value)).toEqual([text, 'behind'])
  })

  test('has no escapes that LibreOffice would show', async () => {
    const rows = ['\uFFFD', 'constructor'].map((label) => ({
      theme_id: `theme/${label}`,
      label,
      broader_theme_id: null,
    }))
    const { files: written } = readWorkbook(await toWorkbook(only('themes', rows), description))
    expect(written['xl/sharedStrings.xml']).toContain('<si><t>\uFFFD</t></si>')
    expect(written['xl/sharedStrings.xml']).toContain('<si><t>constructor</t></si>')
  })

  test('comes back unchanged, whatever it is', async () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
    const piece = fc.oneof(
      unit,
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '_',
        'x',
        '_x',
        '0041',
        '_x0041_',
        '\r',
        '\n',
        ' ',
        '=',
        '\u000B',
        '\uD83D',
        '\uDE00',
        '&',
        '<',
        'constructor',
      ),
    )
    const text = fc
      .array(piece, { minLength: 1, maxLength: 12 })
      .map((pieces) => pieces.join(''))
      .filter((joined) => joined !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 25 }), async (texts) => {
        expect((await roundTrip(texts)).map((cell) => cell?.value)).toEqual(texts)
      }),
      { numRuns: runs(15) },
    )
  })

  test('as long as a cell can be is whole; one more character, and it is cut with a note', async () => {
    const [whole, cut] = await roundTrip(['a'.repeat(32_767), 'a'.repeat(32_768)])
    expect(whole?.value).toBe('a'.repeat(32_767))
    expect(cut?.value).toMatch(
      /^a{32500,}\n\[Cut here\. The text has 32768 characters, .* csv\/themes\.csv and parquet\/themes\.parquet\.\]$/,
    )
    expect(String(cut?.value).length).toBeLessThanOrEqual(32_767)
  })

  test.each(['😀', 'a😀', '\r\n', 'x\u000B', '_x0041_'])(
    'that is too long is cut between characters: %j',
    async (unit) => {
      const text = unit.repeat(40_000)
      const [cell] = await roundTrip([text])
      const [kept = '', note] = String(cell?.value).split('\n[Cut here. ')
      expect(note).toMatch(new RegExp(`^The text has ${[...text].length} characters`))
      expect(text.startsWith(kept)).toBe(true)
      expect(kept.length).toBeGreaterThan(4_000)
      expect(/\p{Cs}/u.test(kept)).toBe(false)
    },
  )
})

describe('days', () => {
  test('are numbers from the first day on that Excel counts rightly, and text before', async () => {
    const cells = await meetingDays(
      '0001-01-01',
      '1900-02-28',
      '1900-03-01',
      '1999-12-31',
      '9999-12-31',
    )
    expect(cells.map((cell) => cell?.value)).toEqual([
      '0001-01-01',
      '1900-02-28',
      61,
      36_525,
      2_958_465,
    ])
    expect(cells.map((cell) => cell?.format)).toEqual([
      '@',
      '@',
      'yyyy-mm-dd',
      'yyyy-mm-dd',
      'yyyy-mm-dd',
    ])
  })
})

describe('bytes', () => {
  const zone = process.env['TZ']
  afterEach(() => {
    vi.useRealTimers()
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })

  test.each(['UTC', 'Asia/Tokyo', 'America/New_York', 'Pacific/Kiritimati'])(
    'are the same in the time zone %s',
    async (name) => {
      process.env['TZ'] = name
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(name)
      expect(Buffer.from(await toWorkbook(dataset, description)).equals(bytes)).toBe(true)
    },
  )

  test.each(['1999-12-31T23:59:59Z', '2031-07-01T12:00:00Z'])(
    'are the same at %s',
    async (time) => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(time) })
      expect(Buffer.from(await toWorkbook(dataset, description)).equals(bytes)).toBe(true)
    },
  )

  test('tell nothing of the program that made them, and no time but the day of the release', async () => {
    const times = /lastModifiedBy|Application|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/g
    const found = (read: Record<string, string>): string[] =>
      Object.values(read).flatMap((xml) => xml.match(times) ?? [])
    expect(found(files)).toEqual([])
    const released = await toWorkbook(dataset, { ...description, released: '2027-01-31' })
    expect(found(readWorkbook(released).files)).toEqual(['2027-01-31T00:00:00Z'])
  })
})

describe('the file', () => {
  test('says its title, its publisher, its licence and its version', () => {
    const properties = files['docProps/core.xml'] ?? ''
    expect(properties).toContain(`<dc:title>${description.title}</dc:title>`)
    expect(properties).toContain(`<dc:creator>${description.publisher.name}</dc:creator>`)
    expect(properties).toContain(`${description.licence.url}</dc:description>`)
    expect(properties).toContain(`<cp:version>${description.version}</cp:version>`)
    expect(files['[Content_Types].xml']).toContain('PartName="/docProps/core.xml"')
    expect(files['_rels/.rels']).toContain('Target="docProps/core.xml"')
  })

  test('leads from its first sheet to each other one, and to the licence', () => {
    const { rows, xml } = sheetOf('About')
    const inside = [...xml.matchAll(/<hyperlink ref="A(\d+)" location="'(\w+)'!A1"\/>/g)]
    expect(inside.map(([, row, name]) => [rows[Number(row) - 1]?.[0]?.value, name])).toEqual(
      exportedNames.map((name) => [name, name]),
    )
    const [, row, id] = /<hyperlink ref="B(\d+)" r:id="(\w+)"\/>/.exec(xml) ?? []
    expect(rows[Number(row) - 1]?.[0]?.value).toBe('Licence')
    expect(files['xl/worksheets/_rels/sheet1.xml.rels']).toContain(
      `Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${description.licence.url}" TargetMode="External"`,
    )
  })

  test('numbers its formats from 164 on, where those of Excel end', () => {
    const styles = files['xl/styles.xml'] ?? ''
    const numbers = [...styles.matchAll(/numFmtId="(\d+)"/g)].map(([, number]) => Number(number))
    expect(numbers.length).toBeGreaterThan(2)
    expect(numbers.filter((number) => number < 164)).toEqual([])
  })
})

test('a table with very many rows of evidence has no sheet, and the first sheet says where it is', async () => {
  const [segment] = dataset.segments
  if (segment === undefined) throw new Error('the project has no segments')
  const long = { ...dataset, segments: Array.from({ length: 20_001 }, () => segment) }
  const { sheets: read } = readWorkbook(await toWorkbook(long, description))
  expect(read.map(({ name }) => name)).toEqual(
    sheets.map(({ name }) => name).filter((name) => name !== 'segments'),
  )
  const words = sheetOf('About', read).rows.flatMap((row) => row.map((cell) => cell?.value))
  expect(words).toContain(
    'A table with more than 20000 rows of evidence has no sheet: segments. The folders csv and parquet have it.',
  )
})
