### imports

