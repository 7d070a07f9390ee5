/** Whatever JSON holds: tests build it well formed and malformed alike. */

export type Json = unknown;
