/** The part of the `edtf` package that this project uses; the package ships no types. */
declare module 'edtf' {
  /** Parse an EDTF string; throws on what is no EDTF, no day of the calendar, or an interval that ends before it begins. */
  export default function edtf(text: string): {
    /** First millisecond, UTC. */
    readonly min: number
    /** Last millisecond, UTC. */
    readonly max: number
  }
}
