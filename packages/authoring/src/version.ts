/** Version of this package; a test holds it to the manifest. */
export const AUTHORING_VERSION = '0.1.0';
