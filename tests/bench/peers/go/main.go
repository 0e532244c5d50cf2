// A peer of `./dev bench`: NAME INPUT [LANG]. Reads its input once, says so, then makes as many passes as each line of standard
// input asks for and answers the CPU time they took. One JSON object a line.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"syscall"
)

// A pass over the whole input; the answer is how many documents could not be read.
type pass func() int

// What a library is called, and how its pass is made from the arguments.
var libraries = map[string]func(input, lang string) (pass, error){
	"gofeed":         overFiles(readFeed),
	"go-readability": overFiles(readReadability),
	"go-trafilatura": overFiles(readTrafilatura),
	"Go net/http":    fetchAll,
}

func overFiles(read func(document []byte) error) func(input, lang string) (pass, error) {
	return func(folder, _ string) (pass, error) {
		documents, err := readFolder(folder)
		if err != nil {
			return nil, err
		}
		return func() int {
			failed := 0
			for _, document := range documents {
				if read(document) != nil {
					failed++
				}
			}
			return failed
		}, nil
	}
}

func readFolder(folder string) ([][]byte, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		return nil, err
	}
	sort.Strings(paths)
	documents := make([][]byte, 0, len(paths))
	for _, path := range paths {
		document, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		documents = append(documents, document)
	}
	return documents, nil
}

// Of all threads: the garbage collector's work belongs to the pass.
func cpuNs() int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return usage.Utime.Nano() + usage.Stime.Nano()
}

func answer(line map[string]any) {
	text, err := json.Marshal(line)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(text))
}

func main() {
	runtime.GOMAXPROCS(1)
	if len(os.Args) < 3 || libraries[os.Args[1]] == nil {
		answer(map[string]any{"error": "no such library"})
		return
	}
	lang := ""
	if len(os.Args) > 3 {
		lang = os.Args[3]
	}
	run, err := libraries[os.Args[1]](os.Args[2], lang)
	if err != nil {
		answer(map[string]any{"error": err.Error()})
		return
	}
	answer(map[string]any{"ready": true})
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		times, err := strconv.Atoi(strings.TrimSpace(lines.Text()))
		if err != nil {
			return
		}
		start, failed := cpuNs(), 0
		for i := 0; i < times; i++ {
			failed = run()
		}
		answer(map[string]any{"cpu_ns": cpuNs() - start, "failed": failed})
	}
}
