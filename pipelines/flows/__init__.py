"""The flows that Prefect runs: pull, extract, publish, train, and run, which chains the first three.

Flows are here, a module each; what they do is in plain functions elsewhere, most of them in `pipelines/steps.py`.
"""
