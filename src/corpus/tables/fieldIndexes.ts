import type { PathTable } from './pathTable'
import type { ArticleRecord } from '../records/record'
import type { RecordTable } from './recordTable'
import { reindex, SlotIndex } from './slotIndex'
import { normalizedUrl } from '../records/normalizedUrl'

const none: readonly never[] = []

/** Indexes for finding articles by title, image, address and slug. */
export class FieldIndexes {
  readonly titles: SlotIndex
  readonly images: SlotIndex
  /** By `normalizedUrl`. */
  readonly urls: SlotIndex
  readonly slugs: SlotIndex

  constructor(records: RecordTable, paths: PathTable) {
    const by = (keysOf: (slot: number) => readonly string[], hashesOf?: (slot: number) => readonly number[]) =>
      new SlotIndex(keysOf, () => paths.slotCount, hashesOf)
    this.titles = by(
      (slot) => listOf(records.title(slot)),
      (slot) => records.titleHash(slot),
    )
    this.images = by(
      (slot) => records.images(slot),
      (slot) => records.imageHashes(slot),
    )
    this.urls = by((slot) => urlsOf(records.extra(slot).urls))
    this.slugs = by((slot) => listOf(records.extra(slot).slug))
  }

  /** Call when a free slot has got its record. */
  entered(slot: number): void {
    for (const index of [this.titles, this.images, this.urls, this.slugs]) index.enter(slot)
  }

  /** Call when the record of a slot is replaced. */
  changed(slot: number, before: ArticleRecord, after: ArticleRecord): void {
    reindex(this.titles, slot, listOf(before.title), listOf(after.title))
    reindex(this.slugs, slot, listOf(before.slug), listOf(after.slug))
    reindex(this.images, slot, before.images, after.images)
    reindex(this.urls, slot, urlsOf(before.urls), urlsOf(after.urls))
  }

  /** Call when the record of a slot is removed. */
  left({ title, slug, images, urls }: ArticleRecord): void {
    this.titles.drop(listOf(title).length)
    this.slugs.drop(listOf(slug).length)
    this.images.drop(images.length)
    this.urls.drop(urlsOf(urls).length)
  }
}

function urlsOf(urls: readonly string[]): readonly string[] {
  return urls.length === 0 ? urls : [...new Set(urls.map(normalizedUrl))]
}

function listOf(text: string | undefined): readonly string[] {
  return text === undefined ? none : [text]
}
