/** Version of the elements, named when two copies meet on one page. A test holds it equal to package.json. */
export const VERSION = '0.1.0';
