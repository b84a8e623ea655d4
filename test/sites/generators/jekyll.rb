# ruby jekyll.rb INPUT.json OUTPUT.json : what Jekyll makes of articles. INPUT: { cases: { name: text }, timezone, kramdown: its settings }. The clock is TZ's.
# One site for each article, since one that cannot be read or rendered stops the whole run.
require 'jekyll'
require 'json'
require 'tmpdir'
require 'fileutils'
require 'time'

input, output = ARGV
request = JSON.parse(File.read(input))
Jekyll.logger.log_level = :error
$stderr.reopen(File::NULL)

# Whether a date is that of the run: Jekyll takes it where the front matter cannot be read.
def now?(time)
  (Time.now - time).abs < 86_400
end

def plain(value)
  case value
  when Time then { '$date' => now?(value) ? 'of the run' : value.getutc.iso8601 }
  when Date then { '$day' => value.iso8601 }
  when Hash then value.to_h { |key, entry| [key.to_s, plain(entry)] }
  when Array then value.map { |entry| plain(entry) }
  when Float then value.finite? ? value : { '$number' => value.to_s }
  when Integer then value.abs < 2**53 ? value : { '$number' => value.to_s }
  when String, true, false, nil then value
  else { '$other' => value.inspect }
  end
end

results = request['cases'].to_h do |name, text|
  result = {}
  Dir.mktmpdir('recorded-jekyll-') do |folder|
    FileUtils.mkdir_p(File.join(folder, '_posts'))
    File.binwrite(File.join(folder, '_posts', "2020-01-01-#{name}.md"), text)
    settings = { 'source' => folder, 'destination' => File.join(folder, '_site'), 'quiet' => true, 'disable_disk_cache' => true }
    settings['timezone'] = request['timezone'] if request['timezone'].to_s != ''
    settings['kramdown'] = request['kramdown'] if request['kramdown']
    begin
      site = Jekyll::Site.new(Jekyll.configuration(settings))
      site.reset
      site.read
      post = site.posts.docs.first
      if post.nil?
        result['outcome'] = 'not published'
      else
        result['outcome'] = 'published'
        result['title'] = plain(post.data['title'])
        result['date'] = now?(post.date) ? 'of the run' : post.date.getutc.iso8601
        result['path'] = now?(post.date) ? post.url.sub(%r{\d+/\d+/\d+}, 'of the run') : post.url
        result['categories'] = plain(post.data['categories'])
        result['tags'] = plain(post.data['tags'])
        result['fields'] = plain(post.data.reject { |key, _| %w[excerpt draft ext].include?(key) })
        post.data.delete('layout')
        result['html'] = Jekyll::Renderer.new(site, post, site.site_payload).run
      end
    rescue StandardError, SyntaxError => e
      result['outcome'] = 'stops'
      result['why'] = "#{e.class}: #{e.message.lines.first.to_s.strip}".gsub(folder, '')
    end
  end
  [name, result]
end
File.write(output, JSON.generate(results))
