import { astro } from './astro/astro'
import { docusaurus } from './docusaurus/docusaurus'
import { eleventy } from './eleventy/eleventy'
import { generic } from './generic/generic'
import { hexo } from './hexo/hexo'
import { hugo } from './hugo/hugo'
import { jekyll } from './jekyll/jekyll'
import type { SiteGenerator } from './shared/generator'

// How to add a site generator:
// 1. Create the folder `src/core/generators/<name>/` with a file `<name>.ts` that exports one `SiteGenerator`. The interface in
//    `shared/generator.ts` explains each property; the compiler reports missing ones. `generic/generic.ts` is a good start. Name the
//    source of each fact (documentation, file of the generator's code, or "measured on" a version) in a comment.
// 2. Add it to the list below. The order is that of detection: a generator whose files also occur on sites of others comes later.
// 3. Run `npm run generate`: the JSON Schema of copydesk.yaml then offers the name for `dialect`.
// 4. Add a line to the table of folders in test/core/generators/site.test.ts, and run `npm test`.
// No other file changes. If the generator does something that no property describes, add a property to the interface, set it in all
// records, and let the code that needs it ask for the property, never for the name.

/** All site generators, in the order in which they are detected; `generic` is last. */
export const generators: readonly SiteGenerator[] = [hexo, hugo, astro, docusaurus, eleventy, jekyll, generic]

/** Applies to a site whose generator is neither set nor detected. */
export const unknownGenerator: SiteGenerator = generic

/** The example in a new copydesk.yaml, commented out. */
export const exampleGenerator: SiteGenerator = hugo

/** The generator with a name, as the setting `dialect` has it; undefined if there is none. */
export function generatorNamed(name: string | undefined): SiteGenerator | undefined {
  return generators.find((generator) => generator.name === name)
}
