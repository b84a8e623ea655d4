/** Attributes in which scripts for lazy loading keep the address: WordPress plugins, jQuery Lazy Load, 简书, 知乎. */
export const lazySourceNames: readonly string[] = ['data-src', 'data-original', 'data-original-src', 'data-lazy-src', 'data-actualsrc']

export interface AddressSize {
  readonly width: number
  readonly height: number
  /** Whether the server crops the image to exactly this size; if false, the size is a guess. */
  readonly sure: boolean
}

/**
 * The size in an image's address: `resize=770%2C433` (Jetpack crops to exactly that), `w=770&h=433`,
 * `-770x433.jpg` (WordPress' own sizes).
 */
export function sizeInAddress(address: string): AddressSize | undefined {
  const exact = /[?&]resize=(\d{1,5})(?:%2C|,)(\d{1,5})(?:&|#|$)/i.exec(address)
  if (exact) return size(exact[1], exact[2], true)
  const width = /[?&](?:w|width)=(\d{1,5})(?:&|#|$)/.exec(address)
  const height = /[?&](?:h|height)=(\d{1,5})(?:&|#|$)/.exec(address)
  if (width && height) return size(width[1], height[1], false)
  const named = /-(\d{1,5})x(\d{1,5})\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.exec(address)
  return named ? size(named[1], named[2], false) : undefined
}

/** An address without the parameters that only track readers. */
export function withoutTrackers(address: string): string {
  if (!/[?&;](?:utm_|fbclid|gclid|spm)/i.test(address)) return address
  const [path = '', query] = address.split('?', 2)
  if (query === undefined) return address
  const kept = query.split('&').filter((part) => !/^(?:amp;)?(utm_[a-z]+|fbclid|gclid|spm)=/i.test(part))
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`
}

/** Whether an address is one of a service for placeholder images. */
export function isPlaceholder(address: string): boolean {
  return /^(?:https?:)?\/\/(?:[\w-]+\.)?(?:picsum\.photos|placehold\.(?:it|co|jp)|placeholder\.com|placekitten\.com|dummyimage\.com|loremflickr\.com|fakeimg\.pl)(?:[/?#]|$)/i.test(
    address,
  )
}

function size(width: string | undefined, height: string | undefined, sure: boolean): AddressSize | undefined {
  const [w, h] = [Number(width), Number(height)]
  return w > 0 && h > 0 ? { width: w, height: h, sure } : undefined
}
