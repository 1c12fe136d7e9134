/** How often a property is tested: so often in `make test`, ten times as often in `make test-deep`. */
export function runs(quick: number): number {
  return process.env['DEEP'] === '1' ? 10 * quick : quick
}
