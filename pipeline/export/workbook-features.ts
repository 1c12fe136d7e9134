/**
 * What the library leaves to its users: filters, print set-up, links, and the properties of the file. Elements are put
 * where Office Open XML (ECMA-376, part 1, 18.2 and 18.3) has them: spreadsheets refuse a file with another order.
 */
import type { Blob, Buffer } from 'node:buffer'
import type Stream from 'node:stream'
import {
  findElement,
  getCellAddress,
  prependMarkupInsideElement,
  sanitizeAttributeValue,
  sanitizeTextContent,
} from 'write-excel-file/utility'
import type { Options } from 'write-excel-file/node'
import type { DatasetDescription } from '../../schemas/curated.ts'
import { citationOf } from './linked-data/lineage.ts'
import type { Sheet } from './workbook-about.ts'

type Feature = NonNullable<Options<Stream | Buffer | Blob>['features']>[number]

const PROPERTIES = 'docProps/core.xml'
const OPC = 'http://schemas.openxmlformats.org/package/2006/'

/** The features of a workbook with these sheets. */
export function features(sheets: readonly Sheet[], description: DatasetDescription): Feature[] {
  return [formats, sheetFeature(sheets), properties(description)]
}

/**
 * Formats of one's own have numbers from 164 on (ECMA-376, part 1, 18.8.30). The library counts from 100, which readxl
 * for R takes for formats of its own, and dates for numbers.
 */
const formats: Feature = {
  files: {
    transform: {
      'xl/styles.xml': {
        transform: (xml) =>
          xml.replace(/numFmtId="(\d{3,})"/g, (_, id) => `numFmtId="${Number(id) + 64}"`),
      },
    },
  },
}

function sheetFeature(sheets: readonly Sheet[]): Feature {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => withSetUp(xml, sheets[sheetIndex]),
        },
        'xl/worksheets/_rels/sheet{id}.xml.rels': {
          insert: (_, { sheetIndex }) =>
            webLinks(sheets[sheetIndex])
              .map(
                ({ target }, index) =>
                  `<Relationship Id="link${index}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${sanitizeAttributeValue(target)}" TargetMode="External"/>`,
              )
              .join(''),
        },
        'xl/workbook.xml': {
          transform: (xml) => xml.replace('</sheets>', () => `</sheets>${definedNames(sheets)}`),
        },
      },
    },
  }
}

/** Filter, links, and a print of one page in width, with the name of the sheet and the number of the page below. */
function withSetUp(xml: string, sheet: Sheet | undefined): string {
  if (sheet === undefined) return xml
  const filter = sheet.stickyRowsCount === undefined ? '' : `<autoFilter ref="${extent(sheet)}"/>`
  const worksheet = findElement(xml, 'worksheet')
  if (worksheet === undefined) throw new Error(`the sheet ${sheet.sheet} has no worksheet`)
  return prependMarkupInsideElement(
    xml,
    worksheet,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
  )
    .replace('</sheetData>', () => `</sheetData>${filter}${links(sheet)}`)
    .replace(
      'orientation="landscape"/>',
      'orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>',
    )
}

/** All cells of a sheet; with `$` before letters and numbers where a name is to mean the same cells everywhere. */
function extent({ data }: Sheet, fixed = ''): string {
  const last = String(data.length)
  const columns = getCellAddress(0, (data[0]?.length ?? 1) - 1).slice(0, -1)
  return `${fixed}A${fixed}1:${fixed}${columns}${fixed}${last}`
}

function webLinks(sheet: Sheet | undefined): { cell: string; target: string }[] {
  return (sheet?.links ?? []).filter(({ target }) => !target.startsWith('#'))
}

/** Links to the web are listed beside the sheet; those to a sheet of the workbook, `#name`, name it themselves. */
function links(sheet: Sheet): string {
  const web = webLinks(sheet)
  const elements = (sheet.links ?? []).map((link) =>
    link.target.startsWith('#')
      ? `<hyperlink ref="${link.cell}" location="'${sanitizeAttributeValue(link.target.slice(1))}'!A1"/>`
      : `<hyperlink ref="${link.cell}" r:id="link${web.indexOf(link)}"/>`,
  )
  return elements.length === 0 ? '' : `<hyperlinks>${elements.join('')}</hyperlinks>`
}

/** The range of each filter, and the first row of a table on each page of its print. */
function definedNames(sheets: readonly Sheet[]): string {
  const names = sheets.flatMap((sheet, index) =>
    sheet.stickyRowsCount === undefined
      ? []
      : [
          `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${sheet.sheet}'!${extent(sheet, '$')}</definedName>`,
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${sheet.sheet}'!$1:$1</definedName>`,
        ],
  )
  return `<definedNames>${names.join('')}</definedNames>`
}

/** What a file manager shows, and who finds the file without the others. The only day is that of the release. */
function properties(description: DatasetDescription): Feature {
  return {
    files: {
      transform: {
        '[Content_Types].xml': {
          insert: () =>
            `<Override PartName="/${PROPERTIES}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`,
        },
        '_rels/.rels': {
          insert: () =>
            `<Relationship Id="properties" Type="${OPC}relationships/metadata/core-properties" Target="${PROPERTIES}"/>`,
        },
      },
      write: { files: () => ({ [PROPERTIES]: coreProperties(description) }) },
    },
  }
}

function coreProperties(description: DatasetDescription): string {
  const { keywords, licence, publisher, released, title, version } = description
  const entries = [
    ['dc:title', title],
    ['dc:creator', publisher.name],
    ['dc:description', `${description.description} ${licence.name}, ${licence.url}`],
    ['dc:identifier', citationOf(description)],
    ['cp:keywords', keywords.join(', ')],
    ['cp:version', version],
  ] as const
  const day =
    released === null
      ? ''
      : `<dcterms:created xsi:type="dcterms:W3CDTF">${released}T00:00:00Z</dcterms:created>`
  const elements = entries.map(
    ([name, value]) => `<${name}>${sanitizeTextContent(value)}</${name}>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="${OPC}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${elements.join('')}${day}</cp:coreProperties>`
}
