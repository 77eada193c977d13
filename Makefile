# Every recipe is a script that can be read and run by itself.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run test bench prove dist clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

setup: ## bring what this machine lacks: system packages, Rust, Node, npm packages, crates
	@scripts/setup.sh

run: ## build and open the window (without a display: the demonstration on the command line)
	@scripts/run.sh

test: ## everything that must hold before a change goes in; ends with the counts
	@scripts/test.sh

bench: ## speed and memory on lists of 421 to 60,000 households
	@scripts/bench.sh

prove: ## what is longer than a test: a million merge schedules, more cases per property
	@scripts/prove.sh

dist: ## the program as it is handed out, under target/dist
	@scripts/dist.sh

clean: ## remove what building, testing and running have made
	@rm -rf target artefacts ui/dist ui/node_modules
