package main

import (
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

const fetchWorkers = 100

// input is "URL COUNT": one pass gets URL0, URL1, ... by 100 workers. With "conditional" the validators of the first answer are sent
// back, and each answer must be a 304.
func fetchAll(input, how string) (pass, error) {
	base, number, _ := strings.Cut(input, " ")
	count, err := strconv.Atoi(number)
	if err != nil {
		return nil, err
	}
	client := &http.Client{Transport: &http.Transport{MaxIdleConns: fetchWorkers, MaxIdleConnsPerHost: fetchWorkers, DisableCompression: true}}
	wanted, etag := http.StatusOK, ""
	if how == "conditional" {
		answer, err := client.Head(base + "0")
		if err != nil {
			return nil, err
		}
		answer.Body.Close()
		wanted, etag = http.StatusNotModified, answer.Header.Get("ETag")
	}
	return func() int {
		var next, failed atomic.Int64
		var workers sync.WaitGroup
		for range fetchWorkers {
			workers.Add(1)
			go func() {
				defer workers.Done()
				for i := next.Add(1) - 1; i < int64(count); i = next.Add(1) - 1 {
					if fetchOne(client, base+strconv.FormatInt(i, 10), etag) != wanted {
						failed.Add(1)
					}
				}
			}()
		}
		workers.Wait()
		return int(failed.Load())
	}, nil
}

// The status; 0 when there was no whole answer. The request is that of the other clients (tests/bench/clients.h).
func fetchOne(client *http.Client, url, etag string) int {
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return 0
	}
	request.Header.Set("User-Agent", "tallywire-bench")
	request.Header.Set("Accept", "application/rss+xml,*/*;q=0.1")
	request.Header.Set("Accept-Encoding", "deflate, gzip, br, zstd")
	if etag != "" {
		request.Header.Set("If-None-Match", etag)
	}
	answer, err := client.Do(request)
	if err != nil {
		return 0
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, answer.Body); err != nil {
		return 0
	}
	return answer.StatusCode
}
