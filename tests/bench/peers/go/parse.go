package main

import (
	"bytes"
	"net/url"

	"github.com/go-shiori/go-readability"
	"github.com/markusmobius/go-trafilatura"
	"github.com/mmcdole/gofeed"
)

var pageURL = &url.URL{Scheme: "https", Host: "news.example", Path: "/story.html"}

func readFeed(document []byte) error {
	_, err := gofeed.NewParser().Parse(bytes.NewReader(document))
	return err
}

func readReadability(document []byte) error {
	_, err := readability.FromReader(bytes.NewReader(document), pageURL)
	return err
}

// Without its fallback extractors, which is its fastest form.
func readTrafilatura(document []byte) error {
	_, err := trafilatura.Extract(bytes.NewReader(document), trafilatura.Options{OriginalURL: pageURL})
	return err
}
