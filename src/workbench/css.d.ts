/** Style sheets are taken in by the builder; to the compiler they are nothing. */
declare module '*.css';
