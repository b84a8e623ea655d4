import { astro } from './astro/astro'
import { docusaurus } from './docusaurus/docusaurus'
import { eleventy } from './eleventy/eleventy'
import { generic } from './generic/generic'
import { hexo } from './hexo/hexo'
import { hugo } from './hugo/hugo'
import { jekyll } from './jekyll/jekyll'
import type { SiteGenerator } from './shared/generator'

/**
 * All site generators, in the order in which they are detected; `generic` is last. CONTRIBUTING.md has the steps to add one. Code never asks for
 * the name of a generator: what it needs is a property of all definitions.
 */
export const generators: readonly SiteGenerator[] = [hexo, hugo, astro, docusaurus, eleventy, jekyll, generic]

/** Applies to a site whose generator is neither set nor detected. */
export const unknownGenerator: SiteGenerator = generic

/** The example in a new copydesk.yaml, commented out. */
export const exampleGenerator: SiteGenerator = hugo

/** The generator with a name, as the setting `dialect` has it; undefined if there is none. */
export function generatorNamed(name: string | undefined): SiteGenerator | undefined {
  return generators.find((generator) => generator.name === name)
}
