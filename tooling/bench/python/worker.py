"""Does one piece of work of a Python library again and again, for the benchmarks to measure.

worker.py ssim|psnr|resize ARGUMENTS loads its pictures, says "ready", and then for each line on standard input does the
work once: "time" is answered with the milliseconds it took, "result" with what came out (for resize: the file written).
"""

import sys
import time

import numpy as np


def rgb(path, width, height):
    return np.fromfile(path, np.uint8).reshape(int(height), int(width), 3)


def luma(picture):
    return ((picture.astype(int) @ [299, 587, 114] + 500) // 1000).astype(float)


def ssim(a, b, width, height):
    from skimage.metrics import structural_similarity

    a, b = (luma(rgb(path, width, height)) for path in (a, b))
    options = dict(data_range=255, gaussian_weights=True, sigma=1.5, use_sample_covariance=False)
    return lambda: structural_similarity(a, b, **options), float


def psnr(a, b, width, height):
    from skimage.metrics import peak_signal_noise_ratio

    a, b = (rgb(path, width, height) for path in (a, b))
    return lambda: peak_signal_noise_ratio(a, b, data_range=255), float


def resize(depth, source, width, height, to_width, to_height, target):
    from PIL import Image

    samples = np.fromfile(source, np.uint8 if depth == "8" else np.uint16).reshape(int(height), int(width), 4)
    to = (int(to_width), int(to_height))
    # Pillow resizes 8-bit RGBA as a whole, and more bits as single planes of floats.
    if depth == "8":
        picture = Image.fromarray(samples, "RGBA")
        work = lambda: picture.resize(to, Image.LANCZOS)
    else:
        planes = [Image.fromarray(samples[..., channel].astype(np.float32), "F") for channel in range(4)]
        work = lambda: [plane.resize(to, Image.LANCZOS) for plane in planes]

    def write(result):
        data = np.asarray(result) if depth == "8" else np.stack([np.asarray(plane) for plane in result], axis=-1)
        if depth == "16":
            data = np.clip(np.rint(data), 0, 65535).astype(np.uint16)
        data.tofile(target)
        return target

    return work, write


work, present = {"ssim": ssim, "psnr": psnr, "resize": resize}[sys.argv[1]](*sys.argv[2:])
print("ready", flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    result = work()
    elapsed = 1e3 * (time.perf_counter() - start)
    print(elapsed if line.strip() == "time" else present(result), flush=True)
