/**
 * Written into every finding. Raise it whenever the same input could give another finding, so that
 * an old one is never mistaken for a new one.
 */
export const ENGINE_VERSION = '1';
