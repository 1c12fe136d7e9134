/**
 * The bill of materials of a release, in CycloneDX: npm's own, without what differs between two runs and two machines
 * (serial number, time, version of npm, name of the folder), and in an order of its own.
 */
import { spawnSync } from 'node:child_process'
import { z } from 'zod'
import { byBytes } from '../../text/byte-order.ts'
import { packagesOf } from './packages.ts'

const Component = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  licenses: z.array(z.unknown()).optional(),
})
const Bill = z.looseObject({
  serialNumber: z.string().optional(),
  metadata: z.looseObject({
    timestamp: z.string().optional(),
    tools: z.unknown(),
    component: Component,
  }),
  components: z.array(Component),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
})
type Bill = z.infer<typeof Bill>

/** The bill as JSON, or what kept npm from writing it. */
export function billOfMaterials(
  project: string,
  name: string,
): { json: string } | { fault: string } {
  const words = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only']
  const { status, stdout, stderr, error } = spawnSync('npm', words, {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  })
  if (status !== 0)
    return {
      fault: `npm wrote no bill of materials: ${error?.message ?? stderr.trim()}. Expected npm 10 or later, which comes with Node.`,
    }
  const bill = lasting(Bill.parse(JSON.parse(stdout)), project, name)
  return { json: `${JSON.stringify(bill, null, 2)}\n` }
}

/** Without what only developers have: npm's own option for that drops what both need. */
function lasting(bill: Bill, project: string, name: string): unknown {
  const licences = new Map(packagesOf(project).map(({ id, licence }) => [id, licence]))
  const { serialNumber: _, metadata, components, dependencies, ...rest } = bill
  const { timestamp: _time, tools: _tools, component, ...described } = metadata
  const isKept = (ref: string): boolean => ref === component['bom-ref'] || licences.has(ref)
  return {
    ...rest,
    metadata: { ...described, component: { ...component, name } },
    components: components
      .filter((each) => isKept(each['bom-ref']))
      // npm leaves out a licence that is no SPDX expression.
      .map((each) =>
        each.licenses === undefined
          ? { ...each, licenses: [{ license: { name: licences.get(each['bom-ref']) } }] }
          : each,
      )
      .toSorted((a, b) => byBytes(a['bom-ref'], b['bom-ref'])),
    dependencies: dependencies
      .filter(({ ref }) => isKept(ref))
      .map((each) => ({ ...each, dependsOn: each.dependsOn.filter(isKept).toSorted(byBytes) }))
      .toSorted((a, b) => byBytes(a.ref, b.ref)),
  }
}
