/** The address a bundled file is served under. */
declare module '*.json?url' {
  const address: string;
  export default address;
}
