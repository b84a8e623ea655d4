import { dirname, resolve } from 'node:path'

/**
 * The folder of real articles, one folder a site: the one that COPYDESK_CORPUS names, else `../shared/corpus` next to the repository. It need not
 * exist: tests on it are skipped then. `test/vscode/host/cache.mjs` has the same for tests without TypeScript.
 */
export const corpusFolder = resolve(process.env['COPYDESK_CORPUS'] ?? '../shared/corpus')

/** The folder that holds the corpus, and next to it other material for tests: `seed`, `conformance`, `cases`. */
export const sharedFolder = dirname(corpusFolder)
