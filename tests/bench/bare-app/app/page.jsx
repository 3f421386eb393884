/** The floor: what every page of this version of Next loads before it does anything. */
export default function Page() {
  return <h1>Bare</h1>;
}
